/** Risk events, their limits, and their validation. */
package dev.risksh.risk;
