package dev.risksh.okta;

import dev.risksh.jose.ClientAssertion;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What is asked of the token endpoint.
 *
 * @param clientId the app the assertions speak for
 * @param scopes to ask for
 * @param assertions asked for each attempt, since Okta takes each assertion once
 * @param prover proves possession of the key the token is to be bound to; empty for none
 */
public record TokenRequest(
    String clientId,
    List<String> scopes,
    Supplier<ClientAssertion> assertions,
    Optional<DpopProver> prover) {}
