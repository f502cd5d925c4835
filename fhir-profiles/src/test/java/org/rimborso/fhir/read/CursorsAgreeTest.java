package org.rimborso.fhir.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A document whose bytes are all there is read by one cursor, a stream by the other: whatever is
 * done to a document, both read the same resources and refuse for the same reason at the same
 * place.
 */
class CursorsAgreeTest {
  private static final int CHANGES = 3_000;

  /** What JSON's grammar turns on, control characters, and bytes that are no UTF-8 alone. */
  private static final byte[] TELLING =
      "\"\\{}[],:0123-+.eEtfnu /\n\r\t\u0000\u001f\u007fé漢".getBytes(StandardCharsets.UTF_8);

  private static final BundleReader READER = new BundleReader(Reading.OPTIONS);

  /**
   * What came of a document.
   *
   * @param page with the fault's column left out, and where there is a fault the count of entries:
   *     one cursor looks at the end of a number or word, the other at its start
   */
  private record Read(Page page, List<Item> items) {
    static Read whole(byte[] json) {
      List<Item> items = new ArrayList<>();
      return new Read(inLines(READER.read(json, items::add)), items);
    }

    static Read streamed(byte[] json) {
      List<Item> items = new ArrayList<>();
      try {
        return new Read(inLines(READER.read(new ByteArrayInputStream(json), items::add)), items);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** By a reader that has read other documents before, and remembers what they had in them. */
    static Read asLine(LineReader reader, byte[] json) {
      List<Item> items = new ArrayList<>();
      return new Read(inLines(reader.read(json, items::add)), items);
    }

    private static Page inLines(Page page) {
      return new Page(
          page.type(),
          page.next(),
          page.total(),
          page.isWhole() ? page.entries() : 0,
          page.issues(),
          page.fault().map(fault -> new Fault(fault.kind(), fault.line(), 0)));
    }
  }

  static Stream<String> documents() {
    return Stream.concat(Samples.ALL.stream(), Stream.of(bundle(), typeLast()));
  }

  private static String bundle() {
    return Samples.ALL.stream()
        .map(
            sample ->
                "{'fullUrl':'urn:uuid:1',\r\n'resource':" + sample + ",'search':{'mode':'match'}}")
        .collect(
            Collectors.joining(
                ",",
                "{'resourceType':'Bundle','link':[{'relation':'next','url':'x?a=1'}],'total':12,'entry':[",
                "]}"));
  }

  /** Nobody knows how to read an object until its last field. */
  private static String typeLast() {
    return "{'entry':[{'resource':{'id':'d','code':{'text':'caf\\u00e9 \\\"è\\\"'},'x':[{'a':[1,[2.50,-3e2]]}],"
        + "'subject':{'reference':'Patient/p1'},'resourceType':'Condition'},'fullUrl':'urn:x'}],'resourceType':'Bundle'}";
  }

  @ParameterizedTest
  @MethodSource("documents")
  void read_documentChangedAnywhere_isTheSameForBoth(String document) {
    byte[] json = Reading.bytes(document.strip());
    Random random = new Random(document.hashCode());
    LineReader lines = new LineReader(Reading.OPTIONS);
    Map<Fault.Kind, Integer> faults = new EnumMap<>(Fault.Kind.class);
    int whole = 0;
    for (int i = 0; i < CHANGES; i++) {
      byte[] changed = changed(json, random);
      Read read = Read.whole(changed);
      assertThat(read)
          .as(() -> new String(changed, StandardCharsets.ISO_8859_1))
          .isEqualTo(Read.streamed(changed))
          .isEqualTo(Read.asLine(lines, changed));
      read.page().fault().ifPresent(fault -> faults.merge(fault.kind(), 1, Integer::sum));
      whole += read.page().isWhole() ? 1 : 0;
    }
    assertThat(whole).isGreaterThan(CHANGES / 20);
    assertThat(faults).containsKeys(Fault.Kind.MALFORMED, Fault.Kind.TRUNCATED);
  }

  @Test
  void read_whatWasReadBefore_isRefusedWhereItLiesTooDeep() {
    LineReader lines = new LineReader(Reading.OPTIONS);
    String extensions =
        "[{'url':'u','valueCodeableConcept':{'coding':[{'system':'s','code':'c'}]}}]";
    Set<Boolean> whole = new HashSet<>();
    for (int depth = 0; depth < 60; depth++) {
      byte[] json =
          Reading.bytes(
              "{'resourceType':'Claim','id':'c','item':[{'extension':" + extensions + "}]}");
      Read read = Read.whole(json);
      assertThat(Read.asLine(lines, json)).isEqualTo(read);
      whole.add(read.page().isWhole());
      extensions = "[{'url':'n','extension':" + extensions + "}]";
    }
    assertThat(whole).containsExactlyInAnyOrder(true, false);
  }

  private static byte[] changed(byte[] json, Random random) {
    int from = random.nextInt(json.length);
    int to = Math.min(json.length, from + random.nextInt(1 + random.nextInt(40)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(json, 0, from);
    switch (random.nextInt(6)) {
      case 0 -> {
        return out.toByteArray();
      }
      case 1 -> out.write(json, to, json.length - to);
      case 2 -> {
        out.write(json, from, to - from);
        out.write(json, from, json.length - from);
      }
      case 3 -> {
        out.write(TELLING[random.nextInt(TELLING.length)]);
        out.write(json, from, json.length - from);
      }
      default -> {
        out.write(TELLING[random.nextInt(TELLING.length)]);
        out.write(json, from + 1, json.length - from - 1);
      }
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'resourceType':'Claim','id':'c'} ",
        "{'resourceType':'Claim','id':'c'}\n]",
        "{'resourceType':'Claim','id':'c'}{}",
        "{'resourceType':'Claim','id':'c','x':tru",
        "{'resourceType':'Claim','id':'c','x':truest}",
        "{'resourceType':'Claim','id':'c','x':-}",
        "{'resourceType':'Claim','id':'c','x':01}",
        "{'resourceType':'Claim','id':'c','x':1.}",
        "{'resourceType':'Claim','id':'c','x':.5}",
        "{'resourceType':'Claim','id':'c','x':1.2.3}",
        "{'resourceType':'Claim','id':'c','x':1-2}",
        "{'resourceType':'Claim','id':'c','x':1e5,'y':NaN}",
        "{'resourceType':'Claim','id':'c','x':[1,]}",
        "{'resourceType':'Claim','id':'c','x':{'a':1,}}",
        "{'resourceType':'Claim','id':'c','x':'\\q'}",
        "{'resourceType':'Claim','id':'c','x':'\\u12'}",
        "{'resourceType':'Claim','id':'c\\",
        "{'resourceType':'Claim','\\u0069d':'c','\\u0073tatus':'\\u0061ctive'}",
        "{'resourceType':'Claim','id':'c','status':'\\ud83d\\ude00 𝄞'}",
        "{'resourceType':'Claim' 'id':'c'}",
        "{'resourceType':'Claim','id' 'c'}",
        "{'resourceType':'Claim',id:'c'}",
        "{'resourceType':'Claim','id':'c','':''}",
        "{'resourceType':'Claim','id':'c'/* why */}",
        "{",
        "{}",
        "{} x",
        "[]",
        "\uFEFF{'resourceType':'Claim','id':'c'}"
      })
  void read_oddDocument_isTheSameForBoth(String document) {
    byte[] json = Reading.bytes(document);

    assertThat(Read.whole(json)).isEqualTo(Read.streamed(json));
  }

  @Test
  void read_beyondALimit_isTheSameForBoth() {
    for (String value :
        List.of(
            "[".repeat(98) + "]".repeat(98),
            "[".repeat(100) + "]".repeat(100),
            "9".repeat(256),
            "9".repeat(257),
            "1." + "0".repeat(300),
            "{'" + "n".repeat(5000) + "':1}",
            "'" + "x".repeat(5 << 20) + "'")) {
      for (String field : List.of("x", "status")) {
        byte[] json =
            Reading.bytes("{'resourceType':'Claim','id':'c','" + field + "':" + value + "}");
        assertThat(Read.whole(json)).isEqualTo(Read.streamed(json));
      }
    }
  }
}
