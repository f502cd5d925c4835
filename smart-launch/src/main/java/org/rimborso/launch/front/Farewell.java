package org.rimborso.launch.front;

import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Lets clients go with their answer while the app is about to stop, instead of keeping them. */
public final class Farewell extends Handler.Wrapper {
  private final BooleanSupplier stopping;

  public Farewell(Handler inner, BooleanSupplier stopping) {
    super(inner);
    this.stopping = stopping;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (stopping.getAsBoolean()) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    return super.handle(request, response, callback);
  }
}
