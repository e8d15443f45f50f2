package io.aircheck.platforms;

import io.aircheck.platforms.acfun.AcFun;
import io.aircheck.platforms.baidu.Baidu;
import io.aircheck.platforms.bigo.Bigo;
import io.aircheck.platforms.bilibili.Bilibili;
import io.aircheck.platforms.blued.Blued;
import io.aircheck.platforms.changliao.Changliao;
import io.aircheck.platforms.chzzk.Chzzk;
import io.aircheck.platforms.dailymotion.Dailymotion;
import io.aircheck.platforms.direct.Direct;
import io.aircheck.platforms.dlive.DLive;
import io.aircheck.platforms.douyin.Douyin;
import io.aircheck.platforms.douyu.Douyu;
import io.aircheck.platforms.faceit.Faceit;
import io.aircheck.platforms.flextv.FlexTv;
import io.aircheck.platforms.goodgame.GoodGame;
import io.aircheck.platforms.haixiu.Haixiu;
import io.aircheck.platforms.huajiao.Huajiao;
import io.aircheck.platforms.huya.Huya;
import io.aircheck.platforms.inke.Inke;
import io.aircheck.platforms.jd.Jd;
import io.aircheck.platforms.kick.Kick;
import io.aircheck.platforms.kuaishou.Kuaishou;
import io.aircheck.platforms.kugou.Kugou;
import io.aircheck.platforms.laixiu.Laixiu;
import io.aircheck.platforms.langlive.LangLive;
import io.aircheck.platforms.lianjie.Lianjie;
import io.aircheck.platforms.liuxing.Liuxing;
import io.aircheck.platforms.live17.Live17;
import io.aircheck.platforms.liveme.LiveMe;
import io.aircheck.platforms.look.Look;
import io.aircheck.platforms.migu.Migu;
import io.aircheck.platforms.missevan.Missevan;
import io.aircheck.platforms.mixch.Mixch;
import io.aircheck.platforms.neteasecc.NetEaseCc;
import io.aircheck.platforms.nicolive.NicoLive;
import io.aircheck.platforms.nimotv.NimoTv;
import io.aircheck.platforms.okru.OkRu;
import io.aircheck.platforms.openrec.OpenRec;
import io.aircheck.platforms.pandalive.PandaLive;
import io.aircheck.platforms.piaopiao.Piaopiao;
import io.aircheck.platforms.picarto.Picarto;
import io.aircheck.platforms.plutotv.PlutoTv;
import io.aircheck.platforms.popkontv.PopkonTv;
import io.aircheck.platforms.qiandurebo.QianduRebo;
import io.aircheck.platforms.radiko.Radiko;
import io.aircheck.platforms.radio.Radio;
import io.aircheck.platforms.rumble.Rumble;
import io.aircheck.platforms.shopee.Shopee;
import io.aircheck.platforms.showroom.Showroom;
import io.aircheck.platforms.sixrooms.SixRooms;
import io.aircheck.platforms.soop.Soop;
import io.aircheck.platforms.steam.Steam;
import io.aircheck.platforms.taobao.Taobao;
import io.aircheck.platforms.tiktok.TikTok;
import io.aircheck.platforms.twitcasting.TwitCasting;
import io.aircheck.platforms.twitch.Twitch;
import io.aircheck.platforms.vimeo.Vimeo;
import io.aircheck.platforms.vkvideolive.VkVideoLive;
import io.aircheck.platforms.vvxingqiu.VvXingqiu;
import io.aircheck.platforms.weibo.Weibo;
import io.aircheck.platforms.xiaohongshu.Xiaohongshu;
import io.aircheck.platforms.yinbo.Yinbo;
import io.aircheck.platforms.youtube.YouTube;
import io.aircheck.platforms.yy.Yy;
import io.aircheck.platforms.zhihu.Zhihu;
import java.util.List;
import java.util.function.Supplier;

/** Every platform that Aircheck knows: the one line that adding a platform takes outside its own package. */
public final class Platforms {

    private Platforms() {}

    /** Those of the program itself. */
    public static PlatformRegistry all() {
        return with(List::of);
    }

    /**
     * With those that a user added. In the order in which they are asked whose address it is: a file of a user cannot take over
     * a site that is known, and the last ones take addresses of every host.
     */
    public static PlatformRegistry with(Supplier<List<Platform>> added) {
        List<Platform> sites = List.of(
                new AcFun(),
                new Baidu(),
                new Bigo(),
                new Bilibili(),
                new Blued(),
                new Changliao(),
                new Chzzk(),
                new Dailymotion(),
                new DLive(),
                new Douyin(),
                new Douyu(),
                new Faceit(),
                new FlexTv(),
                new GoodGame(),
                Haixiu.haixiu(),
                Haixiu.lehai(),
                new Huajiao(),
                new Huya(),
                new Inke(),
                new Jd(),
                new Kick(),
                new Kuaishou(),
                new Kugou(),
                new Laixiu(),
                new LangLive(),
                new Lianjie(),
                new Liuxing(),
                new Live17(),
                new LiveMe(),
                new Look(),
                new Migu(),
                new Missevan(),
                new Mixch(),
                new NetEaseCc(),
                new NicoLive(),
                new NimoTv(),
                new OkRu(),
                new OpenRec(),
                PandaLive.pandaLive(),
                PandaLive.winkTv(),
                Piaopiao.huamao(),
                Piaopiao.piaopiao(),
                new Picarto(),
                new PlutoTv(),
                new PopkonTv(),
                new QianduRebo(),
                new Radiko(),
                new Rumble(),
                new Shopee(),
                new Showroom(),
                new SixRooms(),
                new Soop(),
                new Steam(),
                new Taobao(),
                new TikTok(),
                new TwitCasting(),
                new Twitch(),
                new Vimeo(),
                new VkVideoLive(),
                new VvXingqiu(),
                new Weibo(),
                new Xiaohongshu(),
                new Yinbo(),
                new YouTube(),
                new Yy(),
                new Zhihu());
        return new PlatformRegistry(sites, added, List.of(new Radio(), new Direct()));
    }
}
