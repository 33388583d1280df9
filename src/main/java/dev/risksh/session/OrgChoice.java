package dev.risksh.session;

import dev.risksh.console.Problem;
import java.util.Optional;

/**
 * The org that is meant.
 *
 * @param address as the org has it, or {@code local}; where it cannot be used, the saved session's
 * @param origin where it came from, in words
 * @param problem why it cannot be used, with the fix; empty when it can
 */
record OrgChoice(String address, String origin, Optional<Problem> problem) {}
