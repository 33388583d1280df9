/** What a run left behind, as files for people and for other tools. */
package dev.risksh.report;
