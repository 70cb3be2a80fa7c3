// RUN: %check_redirects %s %t --framework cpp-httplib --checks http-redirect-repeats-request --no-fix --option Models=%S/Inputs/audits.yaml

// What libraries beside a framework do is data: lib/Models/libraries/, and a
// user's own file.

#include <functional>
#include <httplib.h>
#include <string>
using namespace httplib;

// As the libraries' headers have them.
extern "C" {
struct sqlite3;
struct sqlite3_stmt;
int sqlite3_exec(sqlite3 *, const char *sql,
                 int (*)(void *, int, char **, char **), void *, char **);
int sqlite3_prepare_v2(sqlite3 *, const char *sql, int, sqlite3_stmt **,
                       const char **);
int sqlite3_step(sqlite3_stmt *);
struct PGconn;
struct PGresult;
PGresult *PQexec(PGconn *, const char *query);
struct MYSQL;
int mysql_query(MYSQL *, const char *q);
struct redisContext;
void *redisCommand(redisContext *, const char *format, ...);
struct mosquitto;
int mosquitto_publish(mosquitto *, int *, const char *, int, const void *, int,
                      bool);
int nvs_set_str(unsigned handle, const char *key, const char *value);
int nvs_get_str(unsigned handle, const char *key, char *out, size_t *length);
void digitalWrite(unsigned char pin, unsigned char value);
int digitalRead(unsigned char pin);
void syslog(int priority, const char *format, ...);
}
struct Preferences {
  bool begin(const char *name);
  size_t putString(const char *key, const char *value);
  std::string getString(const char *key);
};
struct QString {
  QString(const char16_t *text);
};
struct QSqlQuery {
  QSqlQuery(const QString &connection);
  bool prepare(const QString &query);
  bool exec();
};
namespace soci {
struct session {
  session &operator<<(const std::string &query);
};
} // namespace soci
namespace prometheus {
struct Tally {
  void Increment(double by = 1);
};
struct Tallies {
  Tally &Add(const std::string &label);
};
} // namespace prometheus
namespace spdlog {
struct logger {
  void write(const std::string &line);
  void flush();
};
std::shared_ptr<logger> get(const std::string &name);
} // namespace spdlog

// The project's own, of which its model tells.
namespace audits {
struct Journal {
  void store(const std::string &line);
};
// Nobody looks at the body of what a model tells of.
inline std::string last;
inline void keep(const std::string &line) { last = line; }
} // namespace audits
struct Conveyor {
  int nudge() const;
  int tell(const char *order) const;
};
void relabel(const std::string &label, std::string &box);

sqlite3 *db;
PGconn *pg;
MYSQL *mysql;
redisContext *redis;
soci::session sql;
prometheus::Tallies tallies;
audits::Journal journal;
Conveyor conveyor;
std::string box;

#define REPEATS res.set_redirect("/thanks", 307)

void addWork(Server &server, mosquitto *broker) {
  server.Post("/exec", [](const Request &req, Response &res) {
    const std::string update = "UPDATE seats SET free = 0 WHERE id = " + req.path;
    if (sqlite3_exec(db, update.c_str(), nullptr, nullptr, nullptr) == 0)
      REPEATS;
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: POST gets a 307 after the work is done
  });
  server.Post("/prepare", [](const Request &, Response &res) {
    sqlite3_stmt *statement;
    sqlite3_prepare_v2(db, "INSERT INTO seats VALUES (?)", -1, &statement,
                       nullptr);
    if (sqlite3_step(statement) != 0)
      REPEATS;
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: {{.*}} after the work is done
  });
  server.Post("/pg", [](const Request &, Response &res) {
    PGresult *result = PQexec(pg, "DELETE FROM seats");
    REPEATS;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/mysql", [](const Request &req, Response &res) {
    if (mysql_query(mysql, req.path.c_str()))
      return;
    REPEATS;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/redis", [](const Request &req, Response &res) {
    redisCommand(redis, "SET last %s", req.path.c_str());
    REPEATS;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/soci", [](const Request &req, Response &res) {
    sql << "insert into seats values ('" + req.path + "')";
    REPEATS;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/qt", [](const Request &, Response &res) {
    QSqlQuery query(u"main");
    query.prepare(u"DELETE FROM seats");
    if (query.exec())
      REPEATS;
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: {{.*}} after the work is done
  });
  server.Post("/publish", [broker](const Request &, Response &res) {
    mosquitto_publish(broker, nullptr, "seats", 1, "x", 1, false);
    REPEATS;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/flash", [](const Request &, Response &res) {
    Preferences preferences;
    preferences.begin("door");
    preferences.putString("state", "open");
    REPEATS;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/nvs", [](const Request &, Response &res) {
    if (nvs_set_str(1, "state", "open") == 0)
      REPEATS;
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: {{.*}} after the work is done
  });
  server.Post("/pin", [](const Request &, Response &res) {
    digitalWrite(4, 1);
    REPEATS;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/own", [](const Request &, Response &res) {
    if (conveyor.nudge() > 0)
      REPEATS;
    // CHECK-MESSAGES: :[[@LINE-1]]:7: warning: {{.*}} after the work is done
  });
  server.Post("/tell", [](const Request &, Response &res) {
    conveyor.tell("move on");
    REPEATS;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
  server.Post("/relabel", [](const Request &, Response &res) {
    relabel("mine", box);
    REPEATS;
    // CHECK-MESSAGES: :[[@LINE-1]]:5: warning: {{.*}} after the work is done
  });
}

// Silent: what only asks, and what logs and measures.
void addTwins(Server &server) {
  server.Post("/select", [](const Request &req, Response &res) {
    sqlite3_exec(db, "SELECT * FROM seats", nullptr, nullptr, nullptr);
    const std::string query = "SELECT id FROM seats WHERE name = " + req.path;
    PGresult *result = PQexec(pg, query.c_str());
    mysql_query(mysql, "select 1");
    redisCommand(redis, "GET last");
    sql << "SELECT count(*) FROM seats";
    QSqlQuery rows(u"main");
    rows.prepare(u"SELECT id FROM seats");
    if (!rows.exec())
      return;
    REPEATS;
  });
  server.Post("/look", [](const Request &, Response &res) {
    Preferences preferences;
    char state[8];
    size_t length = sizeof state;
    if (preferences.getString("state") == "open" && digitalRead(4) == 1 &&
        nvs_get_str(1, "state", state, &length) == 0)
      REPEATS;
  });
  server.Post("/log", [](const Request &req, Response &res) {
    syslog(1, "%s", req.path.c_str());
    spdlog::get("web")->write(req.path);
    spdlog::get("web")->flush();
    tallies.Add("post").Increment();
    REPEATS;
  });
  server.Post("/own", [](const Request &req, Response &res) {
    journal.store(req.path);
    audits::keep(req.path);
    conveyor.tell("ask where");
    std::string label;
    relabel("mine", label);
    REPEATS;
  });
}
