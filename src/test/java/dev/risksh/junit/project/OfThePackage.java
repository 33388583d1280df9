package dev.risksh.junit.project;

import dev.risksh.junit.Scenarios;

/** As it stands in a package that is looked through for tests. */
@Scenarios
public class OfThePackage {}
