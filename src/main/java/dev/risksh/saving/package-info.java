/**
 * Turns what was typed at the prompt into a script that runs by itself. {@link
 * dev.risksh.saving.Composer} goes through it, {@link dev.risksh.saving.Translations} knows the
 * word for each command.
 */
package dev.risksh.saving;
