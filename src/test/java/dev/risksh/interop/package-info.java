/** The client against implementations of the protocol that are not ours. */
package dev.risksh.interop;
