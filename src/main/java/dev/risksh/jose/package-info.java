/** Keys, client assertions and the {@link dev.risksh.jose.Secret} they are made of. */
package dev.risksh.jose;
