package org.rimborso.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.ehr.LoopbackServer;
import org.rimborso.ehr.LoopbackServer.Sent;
import org.rimborso.ehr.Outbound;

/** The trail on its way to a repository on a real socket. */
class AuditFeedTest {
  @TempDir private Path folder;
  private final LoopbackServer repository = new LoopbackServer(seen -> Sent.status(201, Map.of()));
  private TrailParts trail;

  @BeforeEach
  void open() {
    trail = new TrailParts(folder);
    trail.write(5);
  }

  @AfterEach
  void close() {
    trail.close();
    repository.close();
  }

  private AuditFeed feed() {
    return feed(Optional.empty());
  }

  private AuditFeed feed(Optional<Path> token) {
    return new AuditFeed(
        trail.store,
        AuditEventsTest.EVENTS,
        new FeedSettings(repository.at("/fhir"), token),
        new Outbound(Clock.systemUTC(), time -> {}),
        trail.clock);
  }

  /** The numbers of the rows that arrived. */
  private List<String> arrived() {
    return repository.seen().stream()
        .map(
            seen -> seen.body().replaceAll("(?s).*\"sequence\",\"valueString\":\"(\\d+)\".*", "$1"))
        .toList();
  }

  @Test
  void deliver_rows_arriveOnceInOrder() throws Exception {
    Path token = Files.writeString(folder.resolve("token"), "t0ken\n");
    AuditFeed feed = feed(Optional.of(token));
    feed.deliver();
    feed.deliver();
    assertThat(arrived()).containsExactly("1", "2", "3", "4", "5");
    assertThat(repository.seen())
        .allSatisfy(
            seen -> {
              assertThat(seen.method()).isEqualTo("POST");
              assertThat(seen.path()).isEqualTo("/fhir/AuditEvent");
              assertThat(seen.header("Authorization")).contains("Bearer t0ken");
            });
    assertThat(feed.standing()).isEqualTo(new AuditFeed.Standing(5, 0, Optional.empty()));
  }

  @Test
  void deliver_repositoryRefuses_stopsThereAndSaysSo() {
    repository.answers(seen -> Sent.status(seen.body().contains("\"3\"") ? 422 : 201, Map.of()));
    AuditFeed feed = feed();
    feed.deliver();
    assertThat(feed.standing().upTo()).isEqualTo(2);
    assertThat(feed.standing().backlog()).isEqualTo(3);
    assertThat(feed.standing().stopped())
        .contains(new AuditFeed.Stop(trail.clock.instant(), "422"));
  }

  /** A new process goes on where the one before stood. */
  @Test
  void deliver_afterAnOutage_goesOnWhereItStood() {
    repository.answers(seen -> Sent.status(seen.body().contains("\"3\"") ? 403 : 201, Map.of()));
    feed().deliver();
    repository.answers(seen -> Sent.status(201, Map.of()));
    trail.write(1);
    AuditFeed later = feed();
    later.deliver();
    assertThat(arrived()).containsExactly("1", "2", "3", "3", "4", "5", "6");
    assertThat(later.standing().stopped()).isEmpty();
  }

  /** Another node took over while this one stood still: it moves nothing any more. */
  @Test
  void deliver_withALostRight_doesNotMoveTheCursor() {
    AuditFeed feed = feed();
    repository.answers(
        seen -> {
          trail.sql("update audit_feed set fence = fence + 1, holder = 'another', seq = 4");
          return Sent.status(201, Map.of());
        });
    feed.deliver();
    assertThat(feed.standing().upTo()).isEqualTo(4);
    assertThat(trail.texts("select holder from audit_feed")).containsExactly("another");
  }

  /** Redirects are answers, and a token file that is gone sends nothing. */
  @Test
  void deliver_elsewhere_goesNowhere() {
    repository.answers(
        seen -> Sent.status(307, Map.of("Location", "http://localhost:1/fhir/AuditEvent")));
    AuditFeed feed = feed();
    feed.deliver();
    assertThat(feed.standing().stopped().map(AuditFeed.Stop::because)).contains("307");
    AuditFeed without = feed(Optional.of(folder.resolve("none")));
    int before = repository.seen().size();
    without.deliver();
    assertThat(repository.seen()).hasSize(before);
    assertThat(without.standing().backlog()).isEqualTo(5);
  }
}
