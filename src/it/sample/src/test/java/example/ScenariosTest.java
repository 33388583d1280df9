package example;

import dev.risksh.junit.Scenarios;

/** Surefire and Gradle look for classes only: this one stands for src/test/scenarios. */
@Scenarios
class ScenariosTest {}
