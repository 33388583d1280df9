package dev.risksh.groovy;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A named argument of a word of the DSL: {@link Arguments} takes no other, completion offers it and
 * tells {@link #value}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Takes.All.class)
public @interface Takes {
  String name();

  /** What it is, with Okta's limit for it. */
  String value();

  /** The enum whose constants it takes; {@link Enum} itself where it takes something else. */
  @SuppressWarnings("rawtypes") // no enum in particular
  Class<? extends Enum> of() default Enum.class;

  /** All of one word. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface All {
    Takes[] value();
  }
}
