package org.rimborso.ehr;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Settings and small parts for tests. */
public final class TestEhr {
  private TestEhr() {}

  public static EhrSettings settings(URI iss) {
    return settings(iss, Set.of(), Optional.empty(), false);
  }

  public static EhrSettings settings(
      URI iss, Set<String> tokenHosts, Optional<Path> secret, boolean pkceUnadvertised) {
    return settings("test", iss, tokenHosts, secret, pkceUnadvertised, SignIn.PLAIN);
  }

  public static EhrSettings settings(
      String id,
      URI iss,
      Set<String> tokenHosts,
      Optional<Path> secret,
      boolean pkceUnadvertised,
      SignIn signIn) {
    return new EhrSettings(
        id,
        iss,
        tokenHosts,
        "rimborso-client",
        secret,
        pkceUnadvertised,
        List.of(),
        Map.of(),
        List.of("user/Claim.rs", "user/ClaimResponse.cruds", "patient/Condition.read"),
        Optional.empty(),
        NotesTarget.STORE,
        Set.of(),
        ZoneId.of("America/New_York"),
        signIn);
  }

  public static Budget ample() {
    return Budget.of(Duration.ofSeconds(30));
  }

  public static Access token(String token) {
    return () -> Optional.of(token);
  }
}
