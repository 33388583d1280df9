package dev.risksh.completion;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was declared at the prompt so far. */
public interface Names {
  /** The variables and the classes of their values, which are known without touching a value. */
  Map<String, Class<?>> variables();

  /** The methods and what they are declared to return. */
  Map<String, Class<?>> methods();

  /** The class of that simple name, declared or imported at the prompt; never initialised. */
  Optional<Class<?>> type(String name);

  /** The names of those classes. */
  List<String> types();

  /** The ids of the snippets. */
  List<String> snippets();

  /** What the snippet of that id says. */
  String snippet(String id);
}
