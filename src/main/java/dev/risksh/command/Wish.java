package dev.risksh.command;

/** What a command wants of whoever runs commands, since it cannot do it itself. */
public sealed interface Wish permits Play, Leave, OpenPrompt, GoOn {}
