package org.rimborso.launch.front;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses large bodies, but for what is sent to one place of the app that counts for itself and
 * knows first who sends it.
 */
public final class BodyLimit extends SizeLimitHandler {
  private final String ownLimit;

  /**
   * @param bytes that a body may have
   * @param ownLimit path below which the app counts itself
   */
  public BodyLimit(long bytes, String ownLimit) {
    super(bytes, -1);
    this.ownLimit = ownLimit + "/";
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = Request.getPathInContext(request);
    return path != null && path.startsWith(ownLimit)
        ? getHandler().handle(request, response, callback)
        : super.handle(request, response, callback);
  }
}
