// What nginx's configure finds on a system like this one.

#ifndef NGX_LINUX
#define NGX_LINUX 1
#endif
#define NGX_HAVE_UNISTD_H 1
#define NGX_HAVE_INTTYPES_H 1
#define NGX_HAVE_LIMITS_H 1
