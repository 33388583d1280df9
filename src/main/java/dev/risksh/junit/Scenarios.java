package dev.risksh.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands on an empty class of the tests, for build tools that only look for classes:
 * {@code @Scenarios class ScenariosTest {}} runs {@code src/test/scenarios}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Scenarios {
  /** A script, or a folder of them; without one the configuration says where they are. */
  String value() default "";
}
