package org.rimborso.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Provider;
import org.rimborso.chart.Reference;
import org.rimborso.chart.Resource;
import org.rimborso.fhir.read.BundleReader;
import org.rimborso.fhir.read.ChartAssembler;
import org.rimborso.fhir.read.Item;
import org.rimborso.fhir.read.Page;

/** Reads what came along with a call: what is broken, cut or refused is not known, never empty. */
final class SentParts {
  private final BundleReader reader;
  private final Reference patient;

  SentParts(BundleReader reader, Reference patient) {
    this.reader = reader;
    this.patient = patient;
  }

  List<Part> read(Map<String, List<byte[]>> sent) {
    List<Part> parts = new ArrayList<>();
    sent.forEach((type, documents) -> documents.forEach(one -> parts.add(read(type, one))));
    return parts;
  }

  private Part read(String type, byte[] json) {
    if (json.length == 0) {
      return type.equals("Patient") ? unread(type) : new Part(List.of(), List.of(), false);
    }
    List<Item> items = new ArrayList<>();
    Page page = reader.read(json, items::add);
    boolean single = page.isWhole() && page.type().filter(type::equals).isPresent();
    List<Limitation> limitations =
        new ArrayList<>(single && isAlone(type) ? List.of() : page.limitations(type));
    if (page.next().isPresent() || page.total().orElse(0) > page.entries()) {
      limitations.add(Limitation.ofType(type, Cause.LIST_INCOMPLETE));
    }
    if (items.stream().anyMatch(SentParts::isNobodys)) {
      limitations.add(Limitation.ofType(type, Cause.UNREADABLE));
    }
    return new Part(items, limitations.stream().distinct().toList(), false);
  }

  private static boolean isAlone(String type) {
    return type.equals("Patient");
  }

  private static Part unread(String type) {
    return Part.without(Limitation.ofType(type, Cause.UNREADABLE));
  }

  /** A resource of whom nothing says that it is the patient's is left out, which is then said. */
  private static boolean isNobodys(Item item) {
    return item.patient().isEmpty()
        && item.resource().filter(resource -> !(resource instanceof Provider)).isPresent();
  }

  /** Whether something of another patient is among these parts. */
  boolean areMixed(List<Part> parts) {
    List<Item> items = parts.stream().flatMap(part -> part.items().stream()).toList();
    if (items.stream().allMatch(this::isOwn)) {
      return false;
    }
    ChartAssembler assembler = new ChartAssembler();
    items.stream().filter(item -> item.patient().isPresent()).forEach(assembler);
    return assembler
            .ofPatient(patient, java.time.LocalDate.EPOCH, java.time.ZoneOffset.UTC)
            .strangers()
        > 0;
  }

  private boolean isOwn(Item item) {
    Optional<Reference> whose = item.patient();
    return whose.isEmpty() || whose.get().equals(patient) || isProvider(item.resource());
  }

  private static boolean isProvider(Optional<Resource> resource) {
    return resource.filter(Provider.class::isInstance).isPresent();
  }
}
