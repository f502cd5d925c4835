package org.rimborso.fhir.read;

import java.util.List;
import java.util.Optional;
import org.rimborso.chart.Coding;

/**
 * What a FHIR operation answered, alone or as an entry of a batch.
 *
 * @param status the HTTP status as an entry of a batch names it, such as {@code 404}; empty for an
 *     answer that came alone
 * @param resourceType such as {@code Parameters} or {@code OperationOutcome}; empty if none came
 * @param parameters of Parameters
 */
public record OperationAnswer(
    Optional<String> status, String resourceType, List<OutParameter> parameters) {
  public OperationAnswer {
    parameters = List.copyOf(parameters);
  }

  /** Whether it is the result of the operation, and not word of its failure. */
  public boolean isResult() {
    return resourceType.equals("Parameters")
        && status.map(code -> code.startsWith("2")).orElse(true);
  }

  /** The value of the first parameter of this name. */
  public Optional<String> value(String name) {
    return OutParameter.value(parameters, name);
  }

  /**
   * One parameter.
   *
   * @param value a primitive as text, of a Coding the code; empty for one with parts, or of another
   *     type
   * @param coding the value where it is a Coding
   */
  public record OutParameter(
      String name, Optional<String> value, Optional<Coding> coding, List<OutParameter> parts) {
    public OutParameter {
      parts = List.copyOf(parts);
    }

    /** The Coding that the first part of this name holds. */
    public Optional<Coding> partCoding(String wanted) {
      return parts.stream()
          .filter(part -> part.name().equals(wanted))
          .findFirst()
          .flatMap(OutParameter::coding);
    }

    /** The value of the first part of this name. */
    public Optional<String> part(String wanted) {
      return value(parts, wanted);
    }

    private static Optional<String> value(List<OutParameter> all, String name) {
      return all.stream()
          .filter(parameter -> parameter.name().equals(name))
          .findFirst()
          .flatMap(OutParameter::value);
    }
  }
}
