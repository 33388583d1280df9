/** One class per command: {@code /token} at the prompt, {@code risksh token} in the OS shell. */
package dev.risksh.command;
