package org.rimborso.access;

/** Why a request did not reach a handler. */
public enum Refusal {
  /** The address is spelled in a way that none of our links is. */
  ODD_ADDRESS(400),
  /** Neither GET, HEAD nor POST. */
  METHOD(405),
  /** Not this session's launch, or the session is over: launch again from the chart. */
  UNKNOWN_LAUNCH(401),
  /** A form that no page of ours sent. */
  FOREIGN_FORM(403),
  /** No such page. */
  NO_SUCH_PAGE(404);

  private final int status;

  Refusal(int status) {
    this.status = status;
  }

  /** The HTTP status that goes with it. */
  public int status() {
    return status;
  }
}
