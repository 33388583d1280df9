/** What the user has built up, and the verbs that move it on; saved to disk. */
package dev.risksh.session;
