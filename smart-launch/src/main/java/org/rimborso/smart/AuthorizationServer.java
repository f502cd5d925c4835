package org.rimborso.smart;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * An EHR's authorization server as discovery found it, every address checked.
 *
 * @param issuer exactly as its id_tokens must name it
 * @param scopes what we ask of it, in its spelling
 * @param tellsIssuer whether each answer of its authorize endpoint must carry {@code iss}
 * @param keys its signing keys, fetched when needed and kept
 */
record AuthorizationServer(
    String issuer,
    URI authorize,
    URI token,
    Set<String> scopes,
    boolean tellsIssuer,
    JWKSource<SecurityContext> keys) {
  AuthorizationServer {
    scopes = Collections.unmodifiableSet(new LinkedHashSet<>(scopes));
  }
}
