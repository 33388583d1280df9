package dev.risksh.command;

/** The wish to leave the prompt. */
public record Leave(int code) implements Wish {}
