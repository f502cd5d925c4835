package org.rimborso.fhir.read;

/** The document cannot be read on. Never leaves this package: it becomes a {@link Fault}. */
final class BrokenJson extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Fault fault;

  BrokenJson(Fault fault) {
    super(fault.kind().toString(), null, false, false);
    this.fault = fault;
  }

  Fault fault() {
    return fault;
  }
}
