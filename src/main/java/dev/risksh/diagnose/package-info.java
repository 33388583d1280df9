/** Why Okta said no, and what to type next. */
package dev.risksh.diagnose;
