/**
 * What a run left behind, as files. {@link dev.risksh.report.Reports} is the door; each format has
 * a class of its own, and sees only what {@link dev.risksh.report.Clearance} let through.
 */
package dev.risksh.report;
