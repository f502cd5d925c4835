package org.rimborso.payerrules;

import com.google.common.collect.ImmutableList;
import dev.cel.common.types.CelType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a rule judges, one after the other, and which variables its condition then has. */
enum Subject {
  CLAIM("claim", "encounter", "coverage", "patient", "asOf"),
  LINE("line", "claim", "encounter", "coverage", "patient", "asOf"),
  DIAGNOSIS("diagnosis", "claim", "encounter", "coverage", "patient", "asOf"),
  ENCOUNTER("encounter", "patient", "asOf"),
  COVERAGE("coverage", "patient", "asOf");

  /** Places of variables in a frame; what comes after them belongs to macros. */
  static final int AS_OF = 0;

  static final int PATIENT = 1;
  static final int COVERAGE_OF = 2;
  static final int ENCOUNTER_OF = 3;
  static final int CLAIM_OF = 4;
  static final int LINE_OF = 5;
  static final int DIAGNOSIS_OF = 6;
  static final int VARIABLES = 7;

  private static final List<String> PLACES =
      List.of("asOf", "patient", "coverage", "encounter", "claim", "line", "diagnosis");

  private final ImmutableList<String> names;

  Subject(String... names) {
    this.names = ImmutableList.copyOf(names);
  }

  /** The types of the view, by name. */
  static Map<String, ViewType<?>> types() {
    Map<String, ViewType<?>> types = new LinkedHashMap<>();
    for (ViewType<?> type :
        List.<ViewType<?>>of(
            ClaimView.TYPE,
            LineView.TYPE,
            DiagnosisView.TYPE,
            EncounterView.TYPE,
            CoverageView.TYPE,
            PatientView.TYPE)) {
      types.put(type.name(), type);
    }
    return types;
  }

  static Optional<Subject> named(String code) {
    return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
  }

  /** As files spell it. */
  String code() {
    return names.get(0);
  }

  /** The variables of its condition, its own first. */
  List<String> variables() {
    return names;
  }

  static int place(String variable) {
    return PLACES.indexOf(variable);
  }

  static CelType type(String variable) {
    return variable.equals("asOf")
        ? Types.DATE
        : Types.thing(variable.substring(0, 1).toUpperCase(Locale.ROOT) + variable.substring(1));
  }
}
