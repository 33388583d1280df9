package dev.risksh.command;

import dev.risksh.session.SessionOptions;

/** The wish for a prompt on the session, opened as the options say. */
public record OpenPrompt(SessionOptions session, PromptOptions prompt) implements Wish {
  /** As without any option. */
  public static final OpenPrompt DEFAULT =
      new OpenPrompt(SessionOptions.saved(SessionOptions.DEFAULT_NAME), PromptOptions.DEFAULT);
}
