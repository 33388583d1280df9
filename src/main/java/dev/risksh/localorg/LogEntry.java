package dev.risksh.localorg;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One entry of the System Log.
 *
 * @param sequence its place in the order of arrival, from 1
 * @param arrived when it could first be read, which may be later than it was published
 * @param event the LogEvent as Okta shows it; never changed after it was written
 */
record LogEntry(long sequence, Instant published, Instant arrived, ObjectNode event) {}
