package dev.risksh.command;

import dev.risksh.session.SessionOptions;

/** The wish for a prompt on the session that the options name. */
public record OpenPrompt(SessionOptions options) implements Wish {}
