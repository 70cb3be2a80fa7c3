// RUN: %check_redirects %s %t --checks 'http-redirect-*' -- -isystem %S/include

// Uploads and forms that end in a page, an upgrade to https, aspects, blueprints.

#include <cstring>
#include <wfrest/HttpServer.h>

using namespace wfrest;

bool isKnown(const std::string &name, const std::string &word);
bool isSession(const std::string &cookie);
int keep(const std::string &path, const std::string &content);
static const std::string database = "mysql://root@localhost/shop";

// An upload is stored, then its page is shown: the status is a text here.
void addUploads(HttpServer &server) {
  server.GET("/file/upload", [](const HttpReq *, HttpResp *resp) { resp->File("upload.html"); });
  server.POST("/file/upload", [](const HttpReq *req, HttpResp *resp) {
    Form &form = req->form();
    if (keep("tmp/" + form["file"].first, form["file"].second) < 0) {
      resp->set_status_code("500");
      return;
    }
    resp->set_status_code("302");
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: resp->set_status_code("303");
    resp->headers["Location"] = "/file/done";
  });
  server.POST("/file/old", [](const HttpReq *req, HttpResp *resp, SeriesWork *series) {
    if (req->content_type() != MULTIPART_FORM_DATA)
      return;
    auto &form = req->form();
    keep("tmp/file", form["file"].second);
    resp->headers["Location"] = "/file/done";
    resp->headers["Content-Type"] = "text/html";
    resp->set_status_code("301");
    // CHECK-MESSAGES: :[[@LINE-1]]:27: warning: POST gets a 301{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: resp->set_status_code("303");
  });
  // Once the row is written.
  server.POST("/file/row", [](const HttpReq *req, HttpResp *resp) {
    const std::string sql = "INSERT INTO files VALUES ('" + req->form_kv()["name"] + "')";
    resp->MySQL(database, sql, [resp](protocol::MySQLResultCursor *cursor) {
      if (cursor->get_cursor_status() != 0)
        return resp->set_status(500);
      resp->Redirect("/file/done", HttpStatusFound);
      // CHECK-MESSAGES: :[[@LINE-1]]:36: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
      // CHECK-FIXES: resp->Redirect("/file/done", HttpStatusSeeOther);
    });
  });
  // By a task of the program's own, which the series runs later.
  server.POST("/file/task", [](const HttpReq *req, HttpResp *resp, SeriesWork *series) {
    const std::string name = req->form_kv()["name"];
    WFMySQLTask *task = WFTaskFactory::create_mysql_task(database, 0, [resp](WFMySQLTask *done) {
      if (done->get_state() != 0) {
        resp->set_status_code("500");
        return;
      }
      resp->set_status_code("302");
      // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
      // CHECK-FIXES: resp->set_status_code("303");
      resp->headers["Location"] = "/file/done";
    });
    task->get_req()->set_query("INSERT INTO files VALUES ('" + name + "')");
    series->push_back(task);
  });
  // Silent: right, and a page that only GET shows.
  server.POST("/file/right", [](const HttpReq *req, HttpResp *resp) {
    keep("tmp/file", req->body());
    resp->Redirect("/file/done", HttpStatusSeeOther);
  });
  server.GET("/file/download", [](const HttpReq *req, HttpResp *resp) {
    resp->set_status_code("302");
    resp->headers["Location"] = "http://files.example/" + req->query("name");
  });
  server.GET("/file/find", [](const HttpReq *req, HttpResp *resp, SeriesWork *series) {
    WFMySQLTask *task = WFTaskFactory::create_mysql_task(database, 0, [resp](WFMySQLTask *) {
      resp->set_status_code("302");
      resp->headers["Location"] = "/file/found";
    });
    task->get_req()->set_query("SELECT path FROM files WHERE name = '" + req->query("name") + "'");
    series->push_back(task);
  });
  server.GET("/link/{url}", [](const HttpReq *req, HttpResp *resp, SeriesWork *series) {
    resp->set_status(302);
    resp->add_header("Location", req->param("url"));
  });
}

// A login shows a page, whether it is granted or not.
void addLogin(HttpServer &server) {
  server.POST("/login", [](const HttpReq *req, HttpResp *resp) {
    auto &form = req->form_kv();
    if (!isKnown(form["name"], form["word"]))
      return resp->Redirect("/login?error=1", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:47: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: return resp->Redirect("/login?error=1", 303);
    resp->add_cookie(HttpCookie("session", form["name"]));
    resp->Redirect("/home", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:29: warning: POST gets a 302{{.*}}; 303 always means GET [http-redirect-implicit-see-other]
    // CHECK-FIXES: resp->Redirect("/home", 303);
  });
  server.GET("/login", [](const HttpReq *req, HttpResp *resp) {
    if (isSession(req->cookie("session")))
      return resp->Redirect("/home", 302);
    resp->File("login.html");
  });
  // Nothing shows what the author means.
  server.POST("/open", [](const HttpReq *, HttpResp *resp) {
    resp->Redirect("/welcome", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:32: warning: POST gets a 302{{.*}}, 303 shows a page
  });
}

// The server of port 80 sends everything to https.
void addUpgrade(HttpServer &plain) {
  plain.ROUTE("/*", [](const HttpReq *req, HttpResp *resp) {
    resp->Redirect("https://" + req->header("Host") + req->get_request_uri(), HttpStatusMovedPermanently);
    // CHECK-MESSAGES: :[[@LINE-1]]:79: warning: POST, PUT, PATCH and DELETE get a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: resp->Redirect("https://" + req->header("Host") + req->get_request_uri(), HttpStatusPermanentRedirect);
  }, Verb::ANY);
  // Silent: right, for GET alone, behind a guard that lets only GET through.
  plain.ROUTE("/right", [](const HttpReq *req, HttpResp *resp) {
    resp->Redirect("https://shop.example" + req->current_path(), 308);
  }, Verb::ANY);
  plain.GET("/pages/*", [](const HttpReq *req, HttpResp *resp) {
    resp->Redirect("https://shop.example/pages/" + req->match_path(), 301);
  });
  plain.ROUTE("/both", [](const HttpReq *req, HttpResp *resp) {
    resp->Redirect("https://shop.example" + req->current_path(), 301);
  }, {"GET", "HEAD"});
  plain.ROUTE("/guarded", [](const HttpReq *req, HttpResp *resp) {
    if (strcmp(req->get_method(), "GET") != 0) {
      resp->set_status(405);
      return;
    }
    resp->Redirect("https://shop.example" + req->current_path(), 301);
  }, Verb::ANY);
  // Silent: the methods stand behind the handler, which a queue runs.
  plain.ROUTE("/queue", 1, [](const HttpReq *req, HttpResp *resp) {
    resp->Redirect("https://shop.example" + req->current_path(), 301);
  }, Verb::GET);
}

// Aspects serve what the routes serve that name them.
struct Strict : Aspect {
  bool before(const HttpReq *req, HttpResp *resp) override {
    if (req->has_header("X-Forwarded-Proto"))
      return true;
    resp->Redirect("https://shop.example" + req->current_path(), 301);
    // CHECK-MESSAGES: :[[@LINE-1]]:66: warning: POST gets a 301{{.*}}; 308 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: resp->Redirect("https://shop.example" + req->current_path(), 308);
    return false;
  }
  bool after(const HttpReq *, HttpResp *) override { return true; }
};
struct OfPages : Aspect {
  bool before(const HttpReq *req, HttpResp *resp) override {
    resp->Redirect("https://shop.example" + req->current_path(), 301);
    return false;
  }
  bool after(const HttpReq *, HttpResp *) override { return true; }
};
struct OfAll : Aspect {
  bool before(const HttpReq *req, HttpResp *resp) override {
    if (isSession(req->cookie("session")))
      return true;
    // Silent: it forwards nothing, and nothing here names a method.
    resp->Redirect("/login", 302);
    return false;
  }
  bool after(const HttpReq *, HttpResp *) override { return true; }
};

void show(const HttpReq *, HttpResp *resp) { resp->File("orders.html"); }

void addRest(HttpServer &server) {
  server.POST("/orders", show, Strict());
  server.GET("/orders", show, Strict(), OfPages());
  server.Use(OfAll());

  // What stood below /v1 has moved.
  BluePrint old;
  old.POST("/orders", [](const HttpReq *, HttpResp *resp) {
    resp->Redirect("/v2/orders", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: POST gets a 302{{.*}}; 307 repeats it [http-redirect-loses-method]
    // CHECK-FIXES: resp->Redirect("/v2/orders", 307);
  });
  old.GET("/orders", [](const HttpReq *, HttpResp *resp) {
    resp->Redirect("/v2/orders", 302);
  });
  server.register_blueprint(old, "/v1");
}

// Where this one is mounted isn't seen: nothing is compared with its paths.
void addTo(BluePrint &given) {
  given.POST("/orders", [](const HttpReq *, HttpResp *resp) {
    resp->Redirect("/v2/orders", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:34: warning: POST gets a 302{{.*}}, 303 shows a page
  });
}
