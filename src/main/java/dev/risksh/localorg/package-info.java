/**
 * An Okta org in a process; an independent witness that shares no code with the client.
 *
 * <p>Read {@link dev.risksh.localorg.LocalOrg} for how it starts and stops, then {@code Org} for
 * what it is made of and which endpoints it has. What it does as Okta documents, as Okta was seen
 * to do, and as we guess, is told in {@code docs/local-org.md}.
 */
package dev.risksh.localorg;
