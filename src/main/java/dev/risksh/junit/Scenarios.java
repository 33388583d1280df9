package dev.risksh.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stands on an empty class of the tests, for build tools that only look for classes:
 * {@code @Scenarios class ScenariosTest {}} runs {@code src/test/scenarios}. What the configuration
 * says of data, environment and parameters comes first.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Scenarios {
  /** A script, or a folder of them; without one the configuration says where they are. */
  String value() default "";

  /** A file with a row for each run: {@code .csv}, {@code .json} or {@code .ndjson}. */
  String data() default "";

  /** The environment: {@code staging} is {@code environments/staging.yaml}. */
  String env() default "";

  /** {@code NAME=VALUE} each, which a script finds as {@code params.NAME}. */
  String[] params() default {};

  /** Tags of every step, beside those that the scripts give them. */
  String[] tags() default {};
}
