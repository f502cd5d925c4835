package org.rimborso.launch;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.rimborso.ehr.SignIn;

/** Reads how one EHR and the app show each other who they are. */
final class SignInSection {
  private static final Set<String> CONTEXTS = Set.of("launch/patient", "launch/encounter");

  private SignInSection() {}

  static SignIn read(Keys keys) {
    boolean privateKey =
        keys.value("authentication", "'private-key' or nothing", oneOf(Set.of("private-key")))
            .isPresent();
    if (privateKey && keys.has("clientSecretFile")) {
      throw SettingsError.at(
          keys.path("clientSecretFile"), "no secret beside authentication: private-key");
    }
    return new SignIn(
        privateKey,
        keys.value("refresh", "'online' or 'offline'", oneOf(Set.of("online", "offline")))
            .map(kind -> kind + "_access"),
        standalone(keys),
        keys.value("authorize", "'redirect' or nothing", oneOf(Set.of("redirect"))).isPresent(),
        caller(keys.section("cds")));
  }

  private static Optional<List<String>> standalone(Keys keys) {
    boolean offered = keys.has("standalone");
    List<String> context = keys.values("standalone", "of " + CONTEXTS, oneOf(CONTEXTS));
    return offered ? Optional.of(context) : Optional.empty();
  }

  private static Optional<SignIn.Caller> caller(Keys keys) {
    if (keys.isEmpty()) {
      keys.noOthers();
      return Optional.empty();
    }
    String issuer =
        keys.required("issuer", "what the caller's tokens say in iss", Function.identity());
    URI jwks =
        keys.required(
            "jwks", "the caller's key set, https (http on this machine)", Values::address);
    keys.noOthers();
    return Optional.of(new SignIn.Caller(issuer, jwks));
  }

  private static Function<String, String> oneOf(Set<String> known) {
    return text -> {
      Values.require(known.contains(text));
      return text;
    };
  }
}
