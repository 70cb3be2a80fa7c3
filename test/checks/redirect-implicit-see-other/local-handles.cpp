// RUN: %check_redirects %s %t --framework cpp-httplib --checks http-redirect-implicit-see-other,http-redirect-loses-method

// A local object may be the handle to something that outlives the handler: a
// statement of a database is known by its text, wherever that was given; what
// is made of what outlives, and changed by a name that nobody knows, may work.

#include <httplib.h>
#include <string>
using namespace httplib;

// As Qt has them: the text is no string until it is given to one.
template <class T> struct ArrayPointer {
  ArrayPointer(const T *text);
};
ArrayPointer<char16_t> asArray(const char16_t *text);
struct QString {
  QString(ArrayPointer<char16_t> text);
};
#define LITERAL(TEXT) (QString(asArray(u"" TEXT)))
struct Database {
  void note(const std::string &line);
};
struct QSqlQuery {
  explicit QSqlQuery(Database &database);
  bool prepare(const QString &sql);
  bool exec();
};
QSqlQuery preparedQuery(const QString &sql, const QString &database);
#define PREPARED(SQL)                                                          \
  ([]() -> QSqlQuery {                                                         \
    static thread_local QSqlQuery made = preparedQuery(SQL, LITERAL("shop"));  \
    return made;                                                               \
  }())

// A library's own, by constructor.
struct Statement {
  Statement(Database &database, const char *sql);
  bool executeStep();
  void bind(int place, int value);
};
extern "C" {
struct sqlite3;
struct sqlite3_stmt;
int sqlite3_prepare_v2(sqlite3 *, const char *sql, int, sqlite3_stmt **,
                       const char **);
int sqlite3_step(sqlite3_stmt *);
}

// Made of what outlives the handler.
struct Cursor {
  explicit Cursor(Database &database);
  void advance(int steps);
  int position() const;
};
struct Layout {
  explicit Layout(const std::string &name);
  void caption(const std::string &text);
  std::string text() const;
};
struct Catalogue {
  Layout layout(const std::string &name) const;
};

Database database;
sqlite3 *lite;

void addWork(Server &server) {
  server.Post("/prepared", [](const Request &, Response &res) {
    QSqlQuery query(database);
    query.prepare(LITERAL("DELETE FROM seats"));
    if (query.exec())
      res.set_redirect("/thanks", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: POST gets a 302 for a page
    // CHECK-FIXES: res.set_redirect("/thanks", 303);
  });
  server.Post("/helper", [](const Request &, Response &res) {
    QSqlQuery query = preparedQuery(LITERAL("DELETE FROM seats"), LITERAL("a"));
    if (query.exec())
      res.set_redirect("/thanks", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: POST gets a 302 for a page
    // CHECK-FIXES: res.set_redirect("/thanks", 303);
  });
  server.Post("/macro", [](const Request &, Response &res) {
    QSqlQuery query = PREPARED(LITERAL("UPDATE seats SET free = 0"));
    if (query.exec())
      res.set_redirect("/thanks", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:35: warning: POST gets a 302 for a page
    // CHECK-FIXES: res.set_redirect("/thanks", 303);
  });
  server.Post("/constructed", [](const Request &, Response &res) {
    Statement statement(database, "DELETE FROM seats WHERE id = ?");
    statement.bind(1, 7);
    while (statement.executeStep())
      continue;
    res.set_redirect("/thanks", 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:33: warning: POST gets a 302 for a page
    // CHECK-FIXES: res.set_redirect("/thanks", 303);
  });
}

void addForwards(Server &server, const Catalogue &catalogue) {
  // What reads changes nothing, nor does what is only bound.
  server.Post("/read", [](const Request &req, Response &res) {
    QSqlQuery query(database);
    query.prepare(LITERAL("SELECT id FROM seats"));
    if (query.exec())
      res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
  });
  server.Post("/read-macro", [](const Request &req, Response &res) {
    QSqlQuery query = PREPARED(LITERAL("SELECT id FROM seats"));
    if (query.exec())
      res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
  });
  server.Post("/read-constructed", [](const Request &req, Response &res) {
    Statement statement(database, "SELECT id FROM seats WHERE id = ?");
    statement.bind(1, 7);
    while (statement.executeStep())
      continue;
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
  });
  server.Post("/read-c", [](const Request &req, Response &res) {
    sqlite3_stmt *statement;
    sqlite3_prepare_v2(lite, "SELECT id FROM seats", -1, &statement, nullptr);
    if (sqlite3_step(statement) == 0)
      res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:56: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
  });
  // A page that is laid out is the handler's own.
  server.Post("/layout", [&](const Request &req, Response &res) {
    Layout layout("page");
    layout.caption("Moved");
    res.set_content(layout.text(), "text/html");
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: {{.*}} repeats it [http-redirect-loses-method]
    // CHECK-FIXES: res.set_redirect("https://b.example" + req.path, 307);
  });
}

void addDoubt(Server &server) {
  // What else is prepared may be anything.
  server.Post("/both", [](const Request &req, Response &res) {
    const QString &sql = LITERAL("?");
    QSqlQuery query(database);
    query.prepare(LITERAL("SELECT id FROM seats"));
    query.exec();
    query.prepare(sql);
    query.exec();
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: {{.*}}, 303 shows a page
  });
  server.Post("/cursor", [](const Request &req, Response &res) {
    Cursor cursor(database);
    cursor.advance(2);
    res.set_redirect("https://b.example" + req.path, 302);
    // CHECK-MESSAGES: :[[@LINE-1]]:54: warning: {{.*}}, 303 shows a page
  });
}
