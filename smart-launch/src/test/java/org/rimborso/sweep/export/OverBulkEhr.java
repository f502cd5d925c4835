package org.rimborso.sweep.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.ehr.Backend;
import org.rimborso.ehr.Ehr;
import org.rimborso.ehr.EhrSettings;
import org.rimborso.ehr.Ehrs;
import org.rimborso.ehr.FakeClock;
import org.rimborso.ehr.NotesTarget;
import org.rimborso.ehr.Origin;
import org.rimborso.ehr.Outbound;
import org.rimborso.ehr.SignIn;
import org.rimborso.smart.BackendTokens;
import org.rimborso.smart.FakeAuthorization;
import org.rimborso.smart.Statements;
import org.rimborso.sweep.export.Outcome.Complete;
import org.rimborso.sweep.export.Outcome.Failed;

/** Set-up of tests that export from a {@link BulkEhr}; waiting takes no time. */
abstract class OverBulkEhr {
  private static final Statements STATEMENTS =
      (client, audience, algorithm) ->
          Optional.of(
              FakeAuthorization.sign(
                  new JWTClaimsSet.Builder()
                      .issuer(client)
                      .subject(client)
                      .audience(audience.toString())
                      .expirationTime(Date.from(Instant.now().plusSeconds(200)))
                      .build(),
                  FakeAuthorization.RSA,
                  JWSAlgorithm.RS384));

  @TempDir Path folder;
  final BulkEhr ehr = new BulkEhr();
  final FakeClock clock = new FakeClock();
  final List<String> told = Collections.synchronizedList(new ArrayList<>());
  final List<String> progress = Collections.synchronizedList(new ArrayList<>());
  final Set<Origin> fileHosts = new HashSet<>();
  Optional<String> group = Optional.empty();
  List<String> scopes = List.of("system/Patient.rs", "system/Claim.rs");

  final CountDownLatch oneIsThere = new CountDownLatch(1);

  final Watch watch =
      new Watch() {
        @Override
        public void told(String sentence) {
          told.add(sentence);
        }

        @Override
        public void waiting(Optional<String> words, Duration pause) {
          progress.add(words.orElse("") + " " + pause.toSeconds());
        }

        @Override
        public void arriving(int done, int all, long bytes) {
          if (done > 0) {
            oneIsThere.countDown();
          }
        }
      };

  @AfterEach
  void stop() {
    ehr.close();
  }

  Path out() {
    return folder.resolve("out");
  }

  BulkExport export() {
    Backend backend = new Backend("backend", scopes, group, fileHosts);
    EhrSettings settings =
        new EhrSettings(
            "test",
            ehr.iss(),
            Set.of(),
            "launch",
            Optional.empty(),
            false,
            List.of(),
            Map.of(),
            List.of(),
            Optional.empty(),
            NotesTarget.STORE,
            Set.of(),
            ZoneId.of("UTC"),
            SignIn.PLAIN,
            Optional.of(backend));
    Outbound outbound = new Outbound(clock, clock);
    Ehr reached = new Ehrs(List.of(settings), outbound).byId("test").orElseThrow();
    return new BulkExport(
        settings,
        backend,
        new BackendTokens(reached, backend, STATEMENTS, clock),
        outbound,
        clock,
        clock);
  }

  Outcome run(Since since) {
    return export().run(out(), since, watch);
  }

  Complete complete(Since since) {
    Outcome outcome = run(since);
    assertThat(outcome).isInstanceOf(Complete.class);
    return (Complete) outcome;
  }

  Complete complete() {
    return complete(new Since.Last());
  }

  Failed failed() {
    Outcome outcome = run(new Since.Last());
    assertThat(outcome).isInstanceOf(Failed.class);
    return (Failed) outcome;
  }

  /** The names of the data files. */
  List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(out())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  String text(String name) throws IOException {
    return Files.readString(out().resolve(name));
  }
}
