/** What tests of the whole program share: tools of the machine, and running a program. */
package dev.risksh.testing;
