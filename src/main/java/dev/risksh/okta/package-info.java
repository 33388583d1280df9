/** HTTP client of Okta's APIs, one class per API; records every exchange. */
package dev.risksh.okta;
