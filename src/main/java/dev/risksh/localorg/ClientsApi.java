package dev.risksh.localorg;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code /oauth2/v1/clients}: dynamic client registration (Okta: OAuth 2.0 clients). */
final class ClientsApi {
  private static final String TYPE = "OAuth2AppInstance";
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 200;

  private final Apps apps;
  private final AppLog log;
  private final Ids ids;

  ClientsApi(Apps apps, AppLog log, Ids ids) {
    this.apps = apps;
    this.log = log;
    this.ids = ids;
  }

  Reply create(Call call) {
    Instant now = call.request().at();
    ClientSettings client =
        ClientMetadata.read(call.request().jsonObject(), Optional.empty(), now, ids);
    App app = new App(ids.id("0oa"), true, now, now, client);
    apps.put(app);
    log.created(call, app);
    return Reply.json(201, ClientMetadata.write(app));
  }

  /** Those whose name starts with {@code q}, in pages. */
  Reply list(Call call) {
    Request request = call.request();
    String prefix = request.query().get("q").orElse("");
    String after = request.query().get("after").orElse("");
    int limit = Paging.limit(request, DEFAULT_LIMIT, MAX_LIMIT);
    List<App> named = apps.all().stream().filter(app -> app.name().startsWith(prefix)).toList();
    Paging<App> page = Paging.of(named, App::id, after, limit);
    ArrayNode body = Json.array();
    page.items().forEach(app -> body.add(ClientMetadata.write(app)));
    return page.link(Reply.json(200, body), request);
  }

  Reply get(Call call) {
    return Reply.json(200, ClientMetadata.write(find(apps, call)));
  }

  Reply replace(Call call) {
    App old = find(apps, call);
    Instant now = call.request().at();
    ClientSettings client =
        ClientMetadata.read(call.request().jsonObject(), Optional.of(old.client()), now, ids)
            // Okta's clients have no such member; the same app in the Apps API does.
            .withDpopBound(old.client().dpopBound());
    App app = old.withClient(client, now);
    apps.put(app);
    log.updated(call, app);
    return Reply.json(200, ClientMetadata.write(app));
  }

  Reply delete(Call call) {
    App app = find(apps, call);
    apps.remove(app);
    log.deleted(call, app);
    return Reply.empty(204);
  }

  /** The app that the path names first. */
  static App find(Apps apps, Call call) {
    String id = call.pathValue(0);
    return apps.find(id).orElseThrow(() -> ApiRefusal.notFound(id, TYPE));
  }
}
