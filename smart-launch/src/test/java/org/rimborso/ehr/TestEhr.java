package org.rimborso.ehr;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.fhir.TaskKind;

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
    return settings(id, iss, tokenHosts, secret, pkceUnadvertised, Set.of(), signIn);
  }

  /** One that is to have all of ours that can be Tasks. */
  static EhrSettings withTasks(URI iss) {
    Set<TaskKind> all = Set.of(TaskKind.values());
    return settings("test", iss, Set.of(), Optional.empty(), false, all, SignIn.PLAIN);
  }

  private static EhrSettings settings(
      String id,
      URI iss,
      Set<String> tokenHosts,
      Optional<Path> secret,
      boolean pkceUnadvertised,
      Set<TaskKind> tasks,
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
        tasks,
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
