package org.rimborso.codebooks.terminology;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rimborso.codes.CodeAnswer;
import org.rimborso.codes.CodeSystem;

/** How the server is asked: in batches, level by level, nothing twice. */
class TerminologyServerTest extends OverTerminologyServer {
  @TempDir private Path folder;

  @Test
  void ask_severalCodes_takesOneBatch() {
    terminology
        .offering("2027", "complete")
        .knowing("A00.0", "parent=A00")
        .knowing("A00.1", "parent=A00");
    TerminologyServer server = server();
    Answers answers = ask(server, "A00.0", "A001", "A00.9");

    assertThat(answers.trouble()).isEmpty();
    assertThat(answers.to(question("A000"))).contains(new CodeAnswer.Billable(LABEL));
    assertThat(answers.to(question("A001"))).contains(new CodeAnswer.Billable(LABEL));
    assertThat(answers.to(question("A009"))).contains(new CodeAnswer.Unknown(LABEL));
    assertThat(answers.name(CodeSystem.ICD10CM, "A00.0")).contains("name of A00.0");
    assertThat(terminology.batches()).isEqualTo(1);
  }

  @Test
  void ask_again_asksNobody() {
    terminology.offering("2027", "complete").knowing("A00.0", "parent=A00");
    TerminologyServer server = server();
    ask(server, "A00.0", "A00.9");
    int seen = terminology.server().seen().size();
    Answers answers = ask(server, "A00.0", "A00.9");

    assertThat(answers.to(question("A000"))).isPresent();
    assertThat(answers.to(question("A009"))).isPresent();
    assertThat(terminology.server().seen()).hasSize(seen);
  }

  @Test
  void ask_header_learnsWhatIsBelow() {
    terminology
        .offering("2027", "complete")
        .knowing("A00", "child=A00.0", "child=A00.1", "parent=A00-A09")
        .knowing("A00.0", "parent=A00")
        .knowing("A00.1", "child=A00.11", "parent=A00")
        .knowing("A00.11", "parent=A00.1");
    Answers answers = ask(server(), "A00");

    assertThat(answers.to(question("A00"))).contains(new CodeAnswer.Header(LABEL));
    assertThat(answers.billableBelow(question("A00"))).containsExactly("A000", "A0011");
    assertThat(terminology.batches()).isEqualTo(3);
  }

  @Test
  void ask_headerOfWhichAChildIsNotTold_namesNoneBelow() {
    terminology
        .offering("2027", "complete")
        .knowing("A00", "child=A00.0", "child=A00.1")
        .knowing("A00.0", "parent=A00")
        .knowing("A00.1");
    Answers answers = ask(server(), "A00");

    assertThat(answers.to(question("A00"))).contains(new CodeAnswer.Header(LABEL));
    assertThat(answers.billableBelow(question("A00"))).isEmpty();
  }

  @Test
  void ask_serverThatTakesNoBatch_isAskedOneByOneAndRemembered() {
    terminology.refusingBatches().offering("2027", "complete").knowing("A00.0", "parent=A00");
    TerminologyServer server = server();
    Answers answers = ask(server, "A00.0", "A00.9");
    ask(server, "A00.1");

    assertThat(answers.trouble()).isEmpty();
    assertThat(answers.to(question("A000"))).contains(new CodeAnswer.Billable(LABEL));
    assertThat(answers.to(question("A009"))).contains(new CodeAnswer.Unknown(LABEL));
    assertThat(terminology.batches()).isEqualTo(1);
  }

  @Test
  void ask_withTokenFile_sendsItAsItStandsNow() throws IOException {
    Path file = folder.resolve("token");
    Files.writeString(file, "first\n");
    token = Optional.of(file);
    terminology.offering("2027", "complete");
    TerminologyServer server = server();
    ask(server, "A00.0");
    Files.writeString(file, "second\n");
    ask(server, "A00.1");

    List<String> sent =
        terminology.server().seen().stream()
            .map(seen -> seen.header("Authorization").orElse("none"))
            .distinct()
            .toList();
    assertThat(sent).containsExactly("Bearer first", "Bearer second");
  }
}
