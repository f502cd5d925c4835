package org.rimborso.smart;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * An EHR's authorization server as discovery found it, every address checked.
 *
 * @param issuer exactly as its id_tokens must name it
 * @param revoke where tokens are given back, if it takes them back
 * @param scopes what we ask of it at a launch from the EHR, in its spelling
 * @param takesForms whether authorize requests are to be posted
 * @param proofAlgorithm with which we sign, where we show who we are by a key
 * @param tellsIssuer whether each answer of its authorize endpoint must carry {@code iss}
 * @param keys its signing keys, fetched when needed and kept
 */
record AuthorizationServer(
    String issuer,
    URI authorize,
    URI token,
    Optional<URI> revoke,
    Set<String> scopes,
    boolean takesForms,
    JWSAlgorithm proofAlgorithm,
    boolean tellsIssuer,
    JWKSource<SecurityContext> keys) {
  AuthorizationServer {
    scopes = Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
  }
}
