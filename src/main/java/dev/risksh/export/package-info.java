/**
 * What else an exchange can be: a curl command, an HTTP archive, the difference to another one.
 * Beside the session, which only keeps them.
 */
package dev.risksh.export;
