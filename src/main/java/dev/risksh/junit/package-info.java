/** Scenarios as tests of the JUnit Platform; nothing else of risksh needs JUnit. */
package dev.risksh.junit;
