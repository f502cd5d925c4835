package org.rimborso.fhir.read;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Chart;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;

/** Reads JSON that a test wrote; single quotes stand for double ones. */
final class Reading {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  static final ReadOptions OPTIONS =
      new ReadOptions(
          Optional.empty(), References.ofServer(URI.create("https://ehr.example/fhir")));

  private Reading() {}

  static Reference ref(String text) {
    return Reference.parse(text).orElseThrow();
  }

  static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }

  static List<Item> items(String json) {
    List<Item> items = new ArrayList<>();
    new BundleReader(OPTIONS).read(bytes(json), items::add);
    return items;
  }

  static Item item(String json) {
    return items(json).get(0);
  }

  static <T extends Resource> T read(String json, Class<T> type) {
    return type.cast(item(json).resource().orElseThrow());
  }

  static <T extends Resource> T readIn(ZoneId zone, String json, Class<T> type) {
    List<Item> items = new ArrayList<>();
    new BundleReader(new ReadOptions(Optional.of(zone), OPTIONS.references()))
        .read(bytes(json), items::add);
    return type.cast(items.get(0).resource().orElseThrow());
  }

  static List<String> missing(String json) {
    return item(json).limitations().stream().map(Limitation::missing).toList();
  }

  static Page page(String json) {
    return new BundleReader(OPTIONS).read(bytes(json), item -> {});
  }

  static Chart chart(String patient, String... documents) {
    ChartAssembler assembler = new ChartAssembler();
    for (String document : documents) {
      new BundleReader(OPTIONS).read(bytes(document), assembler);
    }
    return assembler
        .ofPatient(org.rimborso.chart.Reference.parse(patient).orElseThrow(), TODAY, ZoneOffset.UTC)
        .chart();
  }
}
