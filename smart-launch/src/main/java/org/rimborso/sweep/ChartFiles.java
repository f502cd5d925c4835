package org.rimborso.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rimborso.chart.Cause;
import org.rimborso.chart.Limitation;
import org.rimborso.chart.Reference;
import org.rimborso.fhir.read.Assembled;
import org.rimborso.fhir.read.BundleReader;
import org.rimborso.fhir.read.ChartAssembler;
import org.rimborso.fhir.read.Item;
import org.rimborso.fhir.read.Page;
import org.rimborso.fhir.read.ReadOptions;
import org.rimborso.fhir.read.ReferenceIndex;

/**
 * Charts from FHIR JSON in files: single resources, Bundles, and lines of either, gzipped or not. A
 * patient's resources may be spread over all of them. References are followed inside the input; the
 * files are read a second time only where that needs an index of all of them.
 */
public final class ChartFiles {
  /** What a broken Bundle may have held. */
  static final List<String> TYPES =
      List.of(
          "Encounter",
          "Condition",
          "Procedure",
          "Coverage",
          "Claim",
          "ClaimResponse",
          "ExplanationOfBenefit");

  private final Optional<ZoneId> zone;
  private final InputStream standardInput;

  public ChartFiles(Optional<ZoneId> zone, InputStream standardInput) {
    this.zone = zone;
    this.standardInput = standardInput;
  }

  /**
   * What the files hold.
   *
   * @param charts in order of the patient's reference; last the resources that name no patient
   * @param aliases how a patient without an id goes, such as {@code urn:uuid:…}
   * @param problems what could not be read
   * @param warnings what was decided about it, as sentences
   */
  public record Loaded(
      List<Assembled> charts,
      Map<Reference, String> aliases,
      List<Problem> problems,
      List<String> warnings) {
    public Loaded {
      charts = List.copyOf(charts);
      aliases = Map.copyOf(aliases);
      problems = List.copyOf(problems);
      warnings = List.copyOf(warnings);
    }

    /** What the chart's patient is called; empty for resources of no patient. */
    public Optional<String> patient(Assembled chart) {
      return chart.patient().map(patient -> aliases.getOrDefault(patient, patient.toString()));
    }
  }

  /** Reads everything under {@code paths} for a review on the day {@code asOf}. */
  public Loaded read(List<String> paths, LocalDate asOf) {
    List<Problem> problems = new ArrayList<>();
    List<Input> inputs = new Inputs(standardInput, problems::add).of(paths);
    ReferenceIndex index = new ReferenceIndex();
    Pass pass = new Pass(index, true);
    inputs.forEach(pass::read);
    if (index.isNeeded()) {
      inputs.forEach(input -> index(input, index));
      pass = new Pass(index, false);
      inputs.forEach(pass::read);
    }
    problems.addAll(pass.problems);
    return new Loaded(
        pass.assembler.ofAll(asOf, zone.orElse(ZoneId.systemDefault())),
        pass.aliases,
        problems,
        pass.assembler.warnings());
  }

  /** Faults are told by the pass that reads. */
  private static void index(Input input, ReferenceIndex index) {
    try {
      boolean lines = Documents.areLines(input);
      Documents.each(input, lines, (json, line) -> BundleReader.index(json, index));
    } catch (IOException unreadable) {
      // What was indexed until then serves.
    }
  }

  /** One reading of all files. */
  private final class Pass {
    private final ReferenceIndex index;
    private final boolean first;
    private final BundleReader reader;
    final ChartAssembler assembler = new ChartAssembler();
    final Map<Reference, String> aliases = new HashMap<>();
    final List<Problem> problems = new ArrayList<>();

    Pass(ReferenceIndex index, boolean first) {
      this.index = index;
      this.first = first;
      reader = new BundleReader(new ReadOptions(zone, index));
    }

    /** Reads on only while it is of use: a first pass that needs an index will be done again. */
    void read(Input input) {
      if (first && index.isNeeded()) {
        return;
      }
      File file = new File(input);
      try {
        boolean lines = Documents.areLines(input);
        Documents.each(input, lines, file::document);
        file.finish(lines);
      } catch (IOException e) {
        file.problem(Problem.of(input.name(), "cannot be read to its end"));
        file.finish(false);
      }
    }

    /** One file while it is read: whose resources it holds, of which types. */
    private final class File {
      private final Input input;
      private final Set<Reference> patients = new LinkedHashSet<>();
      private final Set<String> types = new LinkedHashSet<>();
      private boolean broken;

      File(Input input) {
        this.input = input;
      }

      void document(InputStream json, long firstLine) throws IOException {
        Page page = reader.read(json, this::take);
        page.fault().ifPresent(fault -> problem(Problem.of(input.name(), firstLine, fault)));
        broken |= page.issues().stream().anyMatch(issue -> issue.isTrouble());
      }

      private void take(Item item) {
        assembler.accept(item);
        item.patient().ifPresent(patients::add);
        item.resource()
            .map(resource -> resource.reference())
            .ifPresent(
                reference -> {
                  types.add(reference.type());
                  item.alias().ifPresent(alias -> aliases.put(reference, alias));
                });
      }

      void problem(Problem problem) {
        broken = true;
        problems.add(problem);
      }

      /** Of a file that was not read whole nobody knows what else it says of its patients. */
      void finish(boolean lines) {
        if (broken) {
          List<Limitation> missing =
              (lines ? List.copyOf(types) : TYPES)
                  .stream().map(type -> Limitation.ofType(type, Cause.LIST_INCOMPLETE)).toList();
          patients.forEach(patient -> assembler.accept(Item.unread(patient, missing)));
        }
      }
    }
  }
}
