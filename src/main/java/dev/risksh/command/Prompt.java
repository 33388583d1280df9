package dev.risksh.command;

import dev.risksh.groovy.Snippet;
import dev.risksh.groovy.SnippetLog;
import dev.risksh.groovy.Variables;
import java.util.List;

/** The prompt as the commands about it see it. */
public interface Prompt {
  /** What was typed so far. */
  SnippetLog snippets();

  Variables variables();

  /** Takes away what {@code snippet} declared. */
  void drop(Snippet snippet);

  /** Forgets every snippet and all that they declared. */
  void reset();

  /** The startup script. */
  List<Play.Part> startup();
}
