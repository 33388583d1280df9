/** An Okta org in a process; an independent witness that shares no code with the client. */
package dev.risksh.localorg;
