package org.rimborso.smart;

import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rimborso.chart.Reference;

/** Reads the user out of a checked id_token. */
final class UserOfToken {
  private static final int LONGEST_NAME = 200;
  private static final Set<String> TYPES =
      Set.of("Practitioner", "PractitionerRole", "Patient", "RelatedPerson", "Person");

  private final String base;

  UserOfToken(URI iss) {
    this.base = iss.toString().endsWith("/") ? iss.toString() : iss + "/";
  }

  /**
   * The user, or empty if {@code fhirUser} is anything but a user of this EHR. Servers of SMART
   * version 1 may call it {@code profile}, a name OpenID Connect uses for web pages too: there,
   * what is no user of this EHR says nothing.
   */
  Optional<User> read(JWTClaimsSet claims) {
    Object named = claims.getClaim("fhirUser");
    Optional<Reference> resource = reference(named == null ? claims.getClaim("profile") : named);
    if (named != null && resource.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new User(claims.getIssuer(), claims.getSubject(), resource, name(claims)));
  }

  private Optional<Reference> reference(@Nullable Object claim) {
    if (!(claim instanceof String text)) {
      return Optional.empty();
    }
    String relative = text.startsWith(base) ? text.substring(base.length()) : text;
    return Reference.parse(relative).filter(r -> TYPES.contains(r.type()));
  }

  private static String name(JWTClaimsSet claims) {
    String told = claims.getClaim("name") instanceof String text ? clean(text) : "";
    return told.isEmpty() ? claims.getSubject() : told;
  }

  /** Without control and direction characters, which could change how a page or a log reads. */
  private static String clean(String text) {
    String cut = text.length() <= LONGEST_NAME ? text : text.substring(0, LONGEST_NAME);
    return cut.replaceAll("\\p{C}", "").strip();
  }
}
