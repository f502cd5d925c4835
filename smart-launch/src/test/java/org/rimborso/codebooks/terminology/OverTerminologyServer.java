package org.rimborso.codebooks.terminology;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSystem;
import org.rimborso.ehr.Budget;
import org.rimborso.ehr.Outbound;

/** Set-up of tests that ask a scripted terminology server about ICD-10-CM codes. */
abstract class OverTerminologyServer {
  static final LocalDate DAY = LocalDate.of(2026, 11, 2);
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);
  static final String LABEL = "ICD-10-CM 2027 (terminology server)";

  final ScriptedTerminology terminology = new ScriptedTerminology();
  Optional<Path> token = Optional.empty();
  Duration budget = Duration.ofSeconds(20);

  @AfterEach
  void stop() {
    terminology.close();
  }

  TerminologyServer server() {
    return server(URI.create(terminology.server().origin() + "/fhir"));
  }

  TerminologyServer server(URI base) {
    return new TerminologyServer(
        new TerminologySettings(
            base, token, Set.of(CodeSystem.ICD10CM), budget, Duration.ofHours(1)),
        new Outbound(CLOCK, time -> {}),
        CLOCK);
  }

  static Question question(String code) {
    return new Question(CodeSystem.ICD10CM, code, DAY);
  }

  static Answers ask(TerminologyServer server, String... codes) {
    Set<Question> questions = new LinkedHashSet<>();
    Arrays.stream(codes).map(OverTerminologyServer::question).forEach(questions::add);
    return ask(server, questions);
  }

  static Answers ask(TerminologyServer server, Collection<? extends Unanswered> questions) {
    return server.inquiry(Budget.of(Duration.ofSeconds(30))).run(questions);
  }

  Optional<CodeAnswer> answer(String code) {
    return ask(server(), code).to(question(code));
  }
}
